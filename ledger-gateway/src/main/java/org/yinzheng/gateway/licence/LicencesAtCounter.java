// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.counter.CounterDocuments;
import org.yinzheng.gateway.document.DocumentKind;

/** Licences as a counter hands them out. */
@Component
class LicencesAtCounter implements CounterDocuments {
    private final LicenceReader reader;
    private final LicenceDrafting drafting;
    private final LicencePage page;
    private final StateToday today;

    LicencesAtCounter(LicenceReader reader, LicenceDrafting drafting, LicencePage page, StateToday today) {
        this.reader = reader;
        this.drafting = drafting;
        this.page = page;
        this.today = today;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.LICENCE;
    }

    @Override
    public Labels type(Caller caller, int type) {
        return drafting.type(caller, type).labels();
    }

    @Override
    public boolean counts(Caller caller, String identifier) {
        return today.counts(reader.onLedger(caller, identifier, null));
    }

    @Override
    public boolean heldBy(Caller caller, String identifier, String number) {
        return reader.own(caller, identifier, "COUNTER").content().holders().stream()
                .anyMatch(holder -> holder.code().equals(number));
    }

    @Override
    public byte[] page(Caller caller, String identifier) {
        return page.pdf(caller, identifier);
    }
}
