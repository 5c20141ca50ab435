// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.Optional;
import org.yinzheng.gateway.access.Caller;

/** Which licences existed before this gateway and were imported. */
public interface ImportedLicences {
    /** When it was imported, epoch milliseconds; nothing for a licence that was issued here. */
    Optional<Long> importedAt(Caller caller, String licenceId);
}
