// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yinzheng.chaincode.licence.CredentialState;
import org.yinzheng.chaincode.licence.Profile;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.licence.LicenceWallets;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.render.QrCode;

/** A clerk hands a document to its holder's phone, sees which phones hold it, and closes one that is lost. */
@ConsolePage
class WalletPages {
    private static final String LICENCE = "/console/licences/{licenceId}/wallet";
    private static final String RECEIPT = "/console/receipts/{code}/{number}/wallet";

    /** Minutes that are offered. */
    private static final List<Integer> TERMS = List.of(15, 60, MakeLink.USUAL, MakeLink.LONGEST);

    private final MakeLink makeLink;
    private final WalletLinks links;
    private final WalletDocuments documents;
    private final LicenceWallets licences;
    private final Changes changes;

    WalletPages(
            MakeLink makeLink, WalletLinks links, WalletDocuments documents, LicenceWallets licences, Changes changes) {
        this.makeLink = makeLink;
        this.links = links;
        this.documents = documents;
        this.licences = licences;
        this.changes = changes;
    }

    @GetMapping(LICENCE)
    String licence(Caller caller, @PathVariable String licenceId, Model model) {
        return page(caller, licenceOf(caller, licenceId), model);
    }

    @GetMapping(RECEIPT)
    String receipt(Caller caller, @PathVariable String code, @PathVariable String number, Model model) {
        return page(caller, receiptOf(caller, code, number), model);
    }

    @PostMapping(LICENCE + "/links")
    String linkToLicence(Caller caller, @PathVariable String licenceId, @RequestParam int minutes, Model model) {
        return link(caller, licenceOf(caller, licenceId), minutes, model);
    }

    @PostMapping(RECEIPT + "/links")
    String linkToReceipt(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @RequestParam int minutes,
            Model model) {
        return link(caller, receiptOf(caller, code, number), minutes, model);
    }

    /** The phone is gone: its credential is closed on the ledger, and a link that waits for it ends too. */
    @PostMapping(LICENCE + "/closings")
    String close(
            Caller caller, @PathVariable String licenceId, @RequestParam String digest, @RequestParam String request) {
        // before anything ends: a waiting link is not given back when the closing is refused
        caller.require(Role.CLERK);
        documents.requireHandedOut(caller, licenceOf(caller, licenceId));
        links.withdraw(licenceOf(caller, licenceId));
        var said = new TreeMap<>(Map.of("digest", digest));
        var key = new IdempotencyKey("console." + request, FormDigest.of("UNBIND " + licenceId, said));
        var outcome = changes.outcome(caller, key, id -> licences.close(caller, id, licenceId, digest));
        Changes.answer(outcome);
        return "redirect:/console/licences/" + licenceId + "/wallet" + (outcome.recorded() ? "?closed" : "?pending");
    }

    private String link(Caller caller, DocumentId document, int minutes, Model model) {
        var made = makeLink.make(caller, document, minutes);
        model.addAttribute("made", made);
        model.addAttribute("qr", QrCode.of(made.link(), QrCode.Medium.SCREEN).svg());
        return page(caller, document, model);
    }

    private String page(Caller caller, DocumentId document, Model model) {
        var summary = documents.requireHandedOut(caller, document);
        model.addAttribute("document", document);
        model.addAttribute("address", address(document));
        model.addAttribute("typeLabels", documents.type(caller, summary).labels());
        model.addAttribute("phones", phones(caller, document));
        model.addAttribute(
                "waiting",
                links.of(document).stream()
                        .filter(link -> link.usedBy().isEmpty())
                        .findFirst()
                        .orElse(null));
        model.addAttribute("terms", TERMS);
        model.addAttribute("usual", MakeLink.USUAL);
        model.addAttribute("request", UUID.randomUUID().toString());
        return "console/wallet";
    }

    private List<CredentialState> phones(Caller caller, DocumentId document) {
        return document.kind() == DocumentKind.LICENCE
                ? licences.view(caller, document.identifier()).state().credentials().stream()
                        .filter(credential -> credential.profile() == Profile.WALLET)
                        .toList()
                : List.of();
    }

    private static String address(DocumentId document) {
        return document.kind() == DocumentKind.LICENCE
                ? "/console/licences/" + document.identifier()
                : "/console/receipts/" + document.identifier().replace(':', '/');
    }

    private static DocumentId licenceOf(Caller caller, String licenceId) {
        return DocumentId.licence(caller.organisation().mspId(), licenceId);
    }

    private static DocumentId receiptOf(Caller caller, String code, String number) {
        return DocumentId.receipt(caller.organisation().mspId(), code, number);
    }
}
