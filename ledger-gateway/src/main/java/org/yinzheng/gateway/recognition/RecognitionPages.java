// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.recognition.Finding;
import org.yinzheng.chaincode.recognition.RecognitionState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.FormFaults;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.licence.StateToday;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Outbox;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.rating.RatingLinks;
import org.yinzheng.gateway.rating.Ratings;
import org.yinzheng.gateway.rating.Service;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;

/**
 * Recording a use at the console: a code, a look at what it says and what the ledger says of it, the matter, and then the
 * record with its transaction. The page carries the code from step to step; it stands in no address and no session.
 */
@ConsolePage
@RequestMapping("/console/recognitions")
class RecognitionPages {
    /** Reasons offered for not recognising; codes stand on the ledger, words stay here. */
    private static final List<String> REASONS =
            List.of("NOT_VALID", "HOLDER_DIFFERS", "NOT_ENOUGH_SHOWN", "CONTENT_DOUBTED", "NOT_COVERED", "OTHER");

    private final ReviewLicence reviewLicence;
    private final RecordRecognition recordRecognition;
    private final Changes changes;
    private final RegistryReader registry;
    private final AgencyDesk agencies;
    private final Regions regions;
    private final Outbox outbox;
    private final Ratings ratings;
    private final RatingLinks links;
    private final StateToday today;
    private final Clock clock;
    private final OwnWords words;
    private final URI verifier;

    RecognitionPages(
            ReviewLicence reviewLicence,
            RecordRecognition recordRecognition,
            Changes changes,
            RegistryReader registry,
            AgencyDesk agencies,
            Regions regions,
            Outbox outbox,
            Ratings ratings,
            RatingLinks links,
            StateToday today,
            Clock clock,
            OwnWords words,
            @Value("${yinzheng.gateway.verifier:https://verify.yinzheng.example/}") URI verifier) {
        this.reviewLicence = reviewLicence;
        this.recordRecognition = recordRecognition;
        this.changes = changes;
        this.registry = registry;
        this.agencies = agencies;
        this.regions = regions;
        this.outbox = outbox;
        this.ratings = ratings;
        this.links = links;
        this.today = today;
        this.clock = clock;
        this.words = words;
        this.verifier = verifier;
    }

    /** @param caller asked for, so that an account that is not known here is told so at once */
    @GetMapping("/new")
    String form(Caller caller, Model model) {
        return form(model, Map.of());
    }

    private String form(Model model, Map<String, String> typed) {
        model.addAttribute("typed", typed);
        model.addAttribute("verifier", verifier);
        return "console/recognition-new";
    }

    /**
     * A code that cannot be read or is not genuine is told on the form, which keeps what was typed.
     *
     * @param here region that the verifier judged for; empty where the code did not come from a verifier
     * @param matter that the verifier judged for; empty where none was chosen
     */
    @PostMapping("/review")
    String review(
            Caller caller,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String here,
            @RequestParam(defaultValue = "") String matter,
            Locale locale,
            HttpServletResponse answer,
            Model model) {
        try {
            return reviewed(caller, TypedText.halfWidth(code), here, matter, model);
        } catch (ProblemException e) {
            model.addAttribute(
                    "faults", FormFaults.of(e, locale).orElseThrow(() -> e).beside("credential", "code"));
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, Map.of("code", code, "here", here, "matter", matter));
        }
    }

    private String reviewed(Caller caller, String typed, String here, String matter, Model model) {
        var chosen = TypedText.upperCase(TypedText.halfWidth(matter));
        var review = reviewLicence.of(caller, typed);
        boolean elsewhere = !here.isBlank() && !here.strip().equals(caller.region());
        model.addAttribute("review", review);
        model.addAttribute("today", today);
        model.addAttribute("code", typed);
        model.addAttribute("matter", chosen);
        model.addAttribute(
                "uncovered",
                !chosen.isEmpty() && !review.everyMatter() && !review.matters().contains(chosen));
        model.addAttribute("judgedFor", elsewhere ? label(caller, here.strip()) : null);
        model.addAttribute("reasons", REASONS);
        model.addAttribute("own", label(caller, caller.region()));
        model.addAttribute("request", UUID.randomUUID().toString());
        model.addAttribute("verifier", verifier);
        return "console/recognition-review";
    }

    private Labels label(Caller caller, String region) {
        return regions.require(caller, region).labels();
    }

    /**
     * The same review sent twice is one record: it carries the name of its request.
     *
     * @param reason code; a use with a reason is one that was refused
     */
    @PostMapping
    String record(
            Caller caller,
            @RequestParam String request,
            @RequestParam String code,
            @RequestParam String matter,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String words) {
        var chosen = TypedText.upperCase(TypedText.halfWidth(matter));
        var said = words.strip();
        var order = new RecordRecognition.Order(
                code,
                chosen,
                said.isEmpty() ? null : said,
                reason.isEmpty() ? Finding.RECOGNISED : Finding.REFUSED,
                reason.isEmpty() ? null : reason,
                null,
                null);
        var key = new IdempotencyKey(
                "console." + request,
                FormDigest.of("recognise", Map.of("code", code, "matter", chosen, "reason", reason, "words", said)));
        var outcome = changes.outcome(caller, key, id -> recordRecognition.prepare(caller, id, order));
        if (!outcome.recorded()) {
            Changes.answer(outcome);
            return "redirect:/console/objections?pending";
        }
        return "redirect:/console/recognitions/"
                + outcome.answer().path("recognition").asString();
    }

    /** What was recorded, for the agency that did and for who succeeded it. */
    @GetMapping("/{recognition}")
    String recorded(Caller caller, @PathVariable String recognition, Model model) {
        return recorded(caller, recognition, null, null, model);
    }

    /** The same, with the words that were written for it. */
    @PostMapping("/{recognition}/words")
    String words(
            Caller caller,
            @PathVariable String recognition,
            @RequestParam String digest,
            @RequestParam String purpose,
            Model model) {
        caller.require(Role.CLERK, Role.APPROVER);
        return recorded(caller, recognition, digest, purpose, model);
    }

    private String recorded(
            Caller caller, String recognition, @Nullable String opened, @Nullable String purpose, Model model) {
        var state = registry.find(
                        caller,
                        caller.organisation().namespace(),
                        LedgerKeys.recognition(recognition),
                        RecognitionState.class)
                .filter(one -> agencies.answersFor(caller, one.agency()))
                .orElseThrow(Problem.NOT_FOUND::exception);
        model.addAttribute("record", state);
        words.show(caller, Stream.ofNullable(state.causeDigest()), opened, purpose, model);
        model.addAttribute("issuedIn", label(caller, state.issuerRegion()));
        model.addAttribute(
                "block", outbox.blocks(List.of(state.transactionId())).get(state.transactionId()));
        model.addAttribute("channel", caller.organisation().channel());
        model.addAttribute("verifier", verifier);
        invitation(caller, state).ifPresent(one -> model.addAttribute("invitation", links.of(one)));
        return "console/recognition";
    }

    /**
     * A clerk who looks at a record of these days has the person before the counter; others see what there is. A service is
     * rated as that of the agency that gave it.
     */
    private Optional<Ratings.Invitation> invitation(Caller caller, RecognitionState state) {
        var served = Instant.ofEpochSecond(state.recordedAt());
        boolean invites = state.finding() == Finding.RECOGNISED
                && caller.identity().roles().contains(Role.CLERK)
                && state.agency().equals(caller.agency())
                && served.plus(Ratings.LIFE).isAfter(clock.instant());
        return invites
                ? Optional.of(ratings.invite(caller, Service.RECOGNITION, state.recognition(), state.matter(), served))
                : ratings.find(caller, state.recognition());
    }
}
