// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentFilter;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.document.Reading;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/**
 * Finds a person's documents by the number of the person's identity document, and hands a code out on paper: to the holder, or
 * to a proxy who shows a mandate. Who asked is recorded before anything is printed.
 */
@Component
class HandOutAtCounter {
    private static final int MOST = 25;
    private static final int LONGEST = 200;
    private static final int LONGEST_IDENTIFIER = 160;
    private static final Pattern RECEIPT = Pattern.compile("(\\d{8})[ :.-]?(\\d{10})");

    private final DocumentStore documents;
    private final AgencyDesk desk;
    private final CounterRecord record;
    private final Map<DocumentKind, CounterDocuments> families;

    HandOutAtCounter(
            DocumentStore documents, AgencyDesk desk, CounterRecord record, Collection<CounterDocuments> families) {
        this.documents = documents;
        this.desk = desk;
        this.record = record;
        this.families =
                families.stream().collect(Collectors.toUnmodifiableMap(CounterDocuments::kind, Function.identity()));
    }

    /**
     * Documents of one family, for which the caller's agency answers, whose holder has this number, newest first, with what the ledger says
     * of each; or the one document that has this number itself.
     *
     * @param after the page's place, as the page before gave it; empty for the first
     */
    Slice<Found> find(Caller caller, DocumentKind kind, String number, @Nullable String after) {
        caller.require(Role.CLERK);
        var page = documents.list(new DocumentFilter(null, null, after)
                .query(caller, desk.answeredFor(caller), kind, Optional.of(number), MOST));
        var named = after == null ? named(caller, kind, number) : Optional.<DocumentSummary>empty();
        var found = Stream.concat(named.stream(), page.documents().stream())
                .filter(summary -> summary.erasedAt().isEmpty())
                // not recorded yet: the ledger would not know it
                .filter(summary -> !summary.state().equals(DocumentDrafts.PENDING))
                .map(summary -> new Found(
                        summary, family(kind).counts(caller, summary.id().identifier())))
                .toList();
        return new Slice<>(found, page.next());
    }

    /** A licence by its identifier, a receipt by code and number. */
    private Optional<DocumentSummary> named(Caller caller, DocumentKind kind, String number) {
        var receipt = RECEIPT.matcher(number);
        var identifier =
                kind == DocumentKind.RECEIPT && receipt.matches() ? receipt.group(1) + ":" + receipt.group(2) : number;
        return Optional.of(identifier)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_IDENTIFIER)
                .flatMap(text ->
                        documents.find(new DocumentId(caller.organisation().mspId(), kind, text)))
                .filter(summary -> desk.answersFor(caller, summary.agency()));
    }

    /** @param counts whether it may be handed out */
    record Found(DocumentSummary summary, boolean counts) {}

    CounterDocuments family(DocumentKind kind) {
        return Optional.ofNullable(families.get(kind)).orElseThrow(Problem.NOT_FOUND::exception);
    }

    /**
     * Records who asked; the page is taken with the record's id afterwards. A repeat is the same record.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException if the account recorded another order under this key
     */
    HandedOut record(Caller caller, IdempotencyKey key, HandOutOrder order) {
        var name = String.join("\n", "hand-out", caller.organisation().mspId(), caller.account(), key.value());
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        var handedOut = record(caller, id, order);
        if (!order.isOf(handedOut, record.person(caller, id).orElseThrow())) {
            throw Problem.IDEMPOTENCY_KEY_REUSED.exception();
        }
        return handedOut;
    }

    /**
     * The same order sent again under the same id is recorded once.
     *
     * @param id UUID, which is another for another order
     */
    HandedOut record(Caller caller, String id, HandOutOrder order) {
        caller.require(Role.CLERK);
        return record.find(caller, id).orElseGet(() -> first(caller, id, order));
    }

    private HandedOut first(Caller caller, String id, HandOutOrder order) {
        check(order);
        var family = family(order.kind());
        boolean holder = family.heldBy(caller, order.identifier(), order.number());
        if (order.asker() == HandedOut.Asker.HOLDER && !holder) {
            throw Problem.INVALID_FIELDS.exception(List.of(
                    new FieldError("number", "NOT_A_HOLDER", "the number of a holder of this document, or a proxy")));
        }
        if (!family.counts(caller, order.identifier())) {
            throw Problem.DOCUMENT_DOES_NOT_COUNT.exception();
        }
        record.add(caller, id, order);
        return record.find(caller, id).orElseThrow(Problem.NOT_FOUND::exception);
    }

    private static void check(HandOutOrder order) {
        var faults = new ArrayList<FieldError>();
        if (order.name().isEmpty() || order.name().length() > LONGEST) {
            faults.add(new FieldError("name", "MISSING", "text of 1 to " + LONGEST + " characters"));
        }
        if (order.number().isEmpty() || order.number().length() > LONGEST) {
            faults.add(new FieldError("number", "MISSING", "text of 1 to " + LONGEST + " characters"));
        }
        var mandate = order.mandate();
        if (order.asker() == HandedOut.Asker.PROXY
                && (mandate == null || mandate.isEmpty() || mandate.length() > LONGEST)) {
            faults.add(new FieldError("mandate", "MISSING", "text of 1 to " + LONGEST + " characters"));
        }
        if (!faults.isEmpty()) {
            throw Problem.INVALID_FIELDS.exception(faults);
        }
    }

    /** The page of a recorded hand-out, for the officer who recorded it, as long as the document counts. */
    byte[] page(Caller caller, String handOut) {
        caller.require(Role.CLERK);
        var handedOut = record.find(caller, handOut)
                .filter(one -> mayPrint(caller, one))
                .orElseThrow(Problem.NOT_FOUND::exception);
        if (!counts(caller, handedOut)) {
            throw Problem.DOCUMENT_DOES_NOT_COUNT.exception();
        }
        return family(handedOut.kind()).page(caller, handedOut.identifier());
    }

    /** Whether it was the caller who recorded it. */
    static boolean mayPrint(Caller caller, HandedOut handedOut) {
        return handedOut.officer().equals(caller.identity().officer());
    }

    /** Whether the document counts now, however long ago it was asked for. */
    boolean counts(Caller caller, HandedOut handedOut) {
        return family(handedOut.kind()).counts(caller, handedOut.identifier());
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if the agency handed out no such thing */
    HandedOut one(Caller caller, String handOut) {
        caller.require(Role.CLERK, Role.APPROVER);
        return record.find(caller, handOut).orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** Who asked for it, for an approver of the agency; that somebody read it is recorded with the document. */
    AskedFor person(Caller caller, String handOut, String purpose) {
        caller.require(Role.APPROVER);
        var one = one(caller, handOut);
        documents.note(
                new DocumentId(caller.organisation().mspId(), one.kind(), one.identifier()),
                new Reading(caller.identity().officer(), "COUNTER-RECORD " + purpose));
        return record.person(caller, handOut).orElseThrow(Problem.NOT_FOUND::exception);
    }

    Slice<HandedOut> newest(Caller caller, Place after, int limit) {
        caller.require(Role.CLERK, Role.APPROVER);
        return record.newest(caller, after, limit);
    }
}
