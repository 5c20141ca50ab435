// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.yinzheng.chaincode.recognition.Outcome;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.PageLinks;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Submission;
import org.yinzheng.gateway.outbox.SubmissionState;
import org.yinzheng.gateway.recognition.ObjectionIndex.Case;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;
import org.yinzheng.gateway.web.NextPage;

/** Objections at the console: the inbox of those to answer, those raised, and raising one after a recognition. */
@ConsolePage
@RequestMapping("/console/objections")
class ObjectionPages {
    private static final List<String> REASONS =
            List.of("NAME_DIFFERS", "DATES_DIFFER", "SCOPE_UNCLEAR", "HOLDER_UNKNOWN", "SUSPECTED_FORGERY", "OTHER");

    private static final List<String> LISTS = List.of("open", "answered", "records", "raised");
    private static final String PATH = "/console/objections";
    private static final int ROWS = 25;

    private final ObjectionDesk desk;
    private final OwnWords words;
    private final RaiseObjection raiseObjection;
    private final AnswerObjection answerObjection;
    private final Changes changes;

    ObjectionPages(
            ObjectionDesk desk,
            OwnWords words,
            RaiseObjection raiseObjection,
            AnswerObjection answerObjection,
            Changes changes) {
        this.desk = desk;
        this.words = words;
        this.raiseObjection = raiseObjection;
        this.answerObjection = answerObjection;
        this.changes = changes;
    }

    /** Four lists; each has a place of its own in the address. */
    @GetMapping
    String inbox(Caller caller, @RequestParam Map<String, String> asked, Model model) {
        return inbox(caller, asked, null, null, model);
    }

    /** The same, with words that the own agency wrote for an objection or an answer. */
    @PostMapping("/words")
    String words(
            Caller caller,
            @RequestParam Map<String, String> asked,
            @RequestParam String digest,
            @RequestParam String purpose,
            Model model) {
        caller.require(Role.CLERK, Role.APPROVER);
        return inbox(caller, asked, digest, purpose, model);
    }

    private String inbox(
            Caller caller, Map<String, String> asked, @Nullable String opened, @Nullable String purpose, Model model) {
        list(model, asked, "open", after -> desk.toAnswer(caller, after, ROWS), Place.FIRST);
        var answered = list(model, asked, "answered", after -> desk.answered(caller, after, ROWS), Place.NEWEST);
        list(model, asked, "records", after -> desk.recorded(caller, after, ROWS), Place.NEWEST);
        var raised = list(model, asked, "raised", after -> desk.raised(caller, after, ROWS), Place.NEWEST);
        words.show(caller, digests(answered, raised), opened, purpose, model);
        model.addAttribute("wordsAddress", wordsAddress(asked));
        model.addAttribute("behind", desk.behind().orElse(null));
        model.addAttribute("reasons", REASONS);
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("request", UUID.randomUUID().toString());
        return "console/objections";
    }

    /** Of what was written here: answers to others, and objections of the own. */
    private static Stream<String> digests(List<Case> answered, List<Case> raised) {
        return Stream.concat(
                        answered.stream()
                                .map(one -> one.answer() == null
                                        ? null
                                        : one.answer().textDigest()),
                        raised.stream().map(Case::textDigest))
                .flatMap(Stream::ofNullable);
    }

    /** With the places of all lists, so that the page shows the same rows again. */
    private static String wordsAddress(Map<String, String> asked) {
        var address = UriComponentsBuilder.fromPath(PATH + "/words");
        LISTS.stream().filter(asked::containsKey).forEach(list -> address.queryParam(list, asked.get(list)));
        return address.encode().build().toUriString();
    }

    private static <T> List<T> list(
            Model model, Map<String, String> asked, String name, Function<Place, Slice<T>> source, Place first) {
        var after = asked.get(name);
        var page = source.apply(NextPage.after(after, first));
        var others = new TreeMap<String, String>();
        LISTS.stream()
                .filter(other -> !other.equals(name))
                .forEach(other -> others.put(other, asked.getOrDefault(other, "")));
        model.addAttribute(name, page.items());
        model.addAttribute(name + "Pages", PageLinks.of(PATH, others, name, after, page.next()));
        return page.items();
    }

    @PostMapping("/{objection}/answer")
    String answer(
            Caller caller,
            @PathVariable String objection,
            @RequestParam String request,
            @RequestParam String region,
            @RequestParam Outcome outcome,
            @RequestParam(defaultValue = "") String words) {
        var order = new AnswerObjection.Order(region, outcome, words.strip());
        var key = key(request, "answer " + objection, Map.of("outcome", outcome.name(), "words", words));
        var made = changes.outcome(caller, key, id -> answerObjection.prepare(caller, id, objection, order));
        Changes.answer(made);
        return done(made.submission());
    }

    @PostMapping("/raise/{recognition}")
    String raise(
            Caller caller,
            @PathVariable String recognition,
            @RequestParam String request,
            @RequestParam String reason,
            @RequestParam(defaultValue = "") String words) {
        var order = new RaiseObjection.Order(reason, words.strip(), null);
        var key = key(request, "object " + recognition, Map.of("reason", reason, "words", words));
        var made = changes.outcome(caller, key, id -> raiseObjection.prepare(caller, id, recognition, order));
        Changes.answer(made);
        return done(made.submission());
    }

    private String done(Submission made) {
        desk.await(made);
        return "redirect:/console/objections" + (made.state() == SubmissionState.RECORDED ? "?done" : "?pending");
    }

    private static IdempotencyKey key(String request, String what, Map<String, String> said) {
        return new IdempotencyKey(
                "console." + request + "." + FormDigest.of(what, Map.of()).substring(0, 16), FormDigest.of(what, said));
    }
}
