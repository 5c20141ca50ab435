// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Takes over a licence that another region moved out to this one; clerk of the taking agency, in the taking region's
 * namespace. The losing identifier is closed by the record under TIN.
 *
 * @param fromRegion the losing region
 * @param losingLicenceId its identifier there
 * @param licence the new licence
 */
public record TransferInRequest(
        String requestId,
        String fromRegion,
        String losingLicenceId,
        int type,
        int typeVersion,
        String kid,
        LicenceEntry licence)
        implements Request {
    public TransferInRequest {
        Require.uuid(requestId, "requestId");
        Regions.check(fromRegion, "fromRegion");
        LicenceId.parse(losingLicenceId);
        Require.range(type, 1, 65_535, "type");
        Require.range(typeVersion, 1, 9999, "typeVersion");
        Require.hex(kid, 16, "kid");
        Require.present(licence, "licence");
    }
}
