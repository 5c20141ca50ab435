// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.licence.ImportedLicences;

/** The mark "imported": the row of an import whose licence it became. */
@Component
class ImportMark implements ImportedLicences {
    private final BulkStore store;

    ImportMark(BulkStore store) {
        this.store = store;
    }

    @Override
    public Optional<Long> importedAt(Caller caller, String licenceId) {
        return store.imported(caller.organisation().mspId(), licenceId);
    }
}
