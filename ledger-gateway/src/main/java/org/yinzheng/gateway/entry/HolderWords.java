// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.codes.CitizenNumber;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.problem.FieldError;

/** Reads a holder as typed: kinds of numbers (GB/T 36903 annex A) and relations by code or by word. */
public final class HolderWords {
    /** Kinds of numbers by their code. */
    public static final Map<String, Labels> TYPES = types();

    /** Relations of a holder by the word of the order. */
    static final Map<String, Labels> RELATIONS = relations();

    private final List<String> accepted;

    HolderWords(LicenceType type) {
        this.accepted = accepted(type);
    }

    /** The kinds of numbers that a type takes from its principal holder. */
    static List<String> accepted(LicenceType type) {
        return type.holderTypes().isEmpty() ? List.copyOf(TYPES.keySet()) : type.holderTypes();
    }

    Holder holder(Map<String, String> typed, int index, Map<String, FieldError> faults) {
        var path = "holders[" + index + "].";
        var code = TypedText.halfWidth(typed.getOrDefault(path + "code", ""));
        var name = TypedText.clean(typed.getOrDefault(path + "name", ""));
        var type = type(TypedText.halfWidth(typed.getOrDefault(path + "type", "")), code);
        var relation = relation(TypedText.clean(typed.getOrDefault(path + "relation", "")));
        if (relation.isEmpty()) {
            faults.put(path + "relation", wordFault(path + "relation", RELATIONS));
        }
        boolean upper = type.equals("001") || type.equals("111");
        return new Holder(type, name, upper ? TypedText.upperCase(code) : code, relation.orElse("holder"));
    }

    /** By code, by word, or, where nothing is said, by the number itself. */
    private String type(String typed, String code) {
        if (typed.isEmpty()) {
            return accepted.size() == 1 ? accepted.get(0) : byNumber(code);
        }
        return key(TYPES, typed).orElse(typed);
    }

    private String byNumber(String code) {
        if (accepted.contains("111") && CitizenNumber.is(TypedText.upperCase(code))) {
            return "111";
        }
        return accepted.contains("001") ? "001" : accepted.get(0);
    }

    private static Optional<String> relation(String typed) {
        return typed.isEmpty() ? Optional.of("holder") : key(RELATIONS, typed);
    }

    private static Optional<String> key(Map<String, Labels> words, String typed) {
        return words.entrySet().stream()
                .filter(one -> one.getKey().equals(typed)
                        || one.getValue().zh().equals(typed)
                        || one.getValue().en().equalsIgnoreCase(typed))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static FieldError wordFault(String path, Map<String, Labels> words) {
        var names = String.join(", ", words.values().stream().map(Labels::zh).toList());
        return new FieldError(path, "INVALID", "one of the words " + names);
    }

    private static Map<String, Labels> types() {
        var words = new LinkedHashMap<String, Labels>();
        words.put("001", new Labels("social credit code", "统一社会信用代码"));
        words.put("111", new Labels("citizen number", "居民身份证"));
        words.put("099", new Labels("other organisation's number", "其他法人或组织证件"));
        words.put("411", new Labels("diplomatic passport", "外交护照"));
        words.put("412", new Labels("service passport", "公务护照"));
        words.put("413", new Labels("public affairs passport", "公务普通护照"));
        words.put("414", new Labels("passport", "普通护照"));
        words.put("511", new Labels("Taiwan residents' travel permit", "台湾居民来往大陆通行证"));
        words.put("516", new Labels("Hong Kong and Macao residents' travel permit", "港澳居民来往内地通行证"));
        words.put("999", new Labels("other person's number", "其他自然人证件"));
        return words;
    }

    private static Map<String, Labels> relations() {
        var words = new LinkedHashMap<String, Labels>();
        words.put("holder", new Labels("holder", "持有人"));
        words.put("joint", new Labels("joint holder", "共同持有人"));
        words.put("guardian", new Labels("guardian of a minor", "监护人"));
        words.put("proxy", new Labels("proxy", "代理人"));
        words.put("corporate", new Labels("organisation with a legal representative", "单位（有法定代表人）"));
        return words;
    }
}
