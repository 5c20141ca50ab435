// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.OtherWaiting;

/** Imports that were checked and wait for an approver: another person than whose file it is. */
@Component
class ImportsToConfirm implements OtherWaiting {
    private final BulkStore store;
    private final BulkDesk desk;

    ImportsToConfirm(BulkStore store, BulkDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    @Override
    public List<Item> waitingFor(Caller approver) {
        return store.importsToConfirm(approver).stream()
                .filter(file -> desk.another(approver, file.account(), file.officer()))
                .map(file -> new Item("bulk.import", "/console/bulk/" + file.job(), file.account(), file.checkedAt()))
                .toList();
    }
}
