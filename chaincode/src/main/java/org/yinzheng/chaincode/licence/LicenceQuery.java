// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.yinzheng.chaincode.codes.LicenceId;

/** Names a licence. Any member, and as a nested leaf call. */
public record LicenceQuery(String licenceId) {
    public LicenceQuery {
        LicenceId.parse(licenceId);
    }
}
