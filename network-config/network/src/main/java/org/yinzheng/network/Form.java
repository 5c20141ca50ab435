// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shape of {@code network.yaml} before its values are checked. */
final class Form {
    private Form() {}

    record Network(
            @Nullable String channel,
            @Nullable Batch batch,
            @Nullable List<Member> organisations) {}

    record Batch(
            @JsonProperty(required = true) int maxMessages,
            @JsonProperty(required = true) int timeoutMillis,
            @JsonProperty(required = true) int preferredBytes,
            @JsonProperty(required = true) int absoluteBytes) {}

    record Label(@Nullable String zh, @Nullable String en) {}

    record Machine(
            @Nullable String name,
            @Nullable String host,
            @JsonProperty(required = true) int port) {}

    record Officer(
            @Nullable String name,
            @Nullable String agency,
            @Nullable List<Role> roles,
            @Nullable String officer) {}

    record Member(
            @Nullable String mspId,
            @Nullable String region,
            @Nullable Kind kind,
            @Nullable Label names,
            @Nullable List<Machine> peers,
            @Nullable List<Machine> orderers,
            @Nullable List<Officer> clients) {}

    static NetworkDescription network(Network form) {
        Batch batch = given(form.batch, "batch");
        return new NetworkDescription(
                given(form.channel, "channel"),
                new BatchSettings(batch.maxMessages, batch.timeoutMillis, batch.preferredBytes, batch.absoluteBytes),
                given(form.organisations, "organisations").stream()
                        .map(Form::organisation)
                        .toList());
    }

    private static Organisation organisation(Member form) {
        String mspId = given(form.mspId, "organisations: mspId");
        Label names = given(form.names, mspId + ": names {zh, en}");
        return new Organisation(
                mspId,
                form.region,
                given(form.kind, mspId + ": kind (national, province, auditor)"),
                new Names(given(names.zh, mspId + ": names.zh"), given(names.en, mspId + ": names.en")),
                nodes(mspId + ": peers", form.peers),
                nodes(mspId + ": orderers", form.orderers),
                orEmpty(form.clients).stream().map(c -> client(mspId, c)).toList());
    }

    private static List<Node> nodes(String what, @Nullable List<Machine> forms) {
        return orEmpty(forms).stream()
                .map(f -> new Node(given(f.name, what + ": name"), given(f.host, what + ": host"), f.port))
                .toList();
    }

    private static Client client(String mspId, Officer form) {
        String name = given(form.name, mspId + ": clients: name");
        return new Client(
                name,
                given(form.agency, mspId + ": agency of client " + name),
                given(form.roles, mspId + ": roles of client " + name),
                form.officer);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> T given(@Nullable T value, String what) {
        if (value == null) {
            throw new InvalidDescription("network.yaml lacks " + what);
        }
        return value;
    }
}
