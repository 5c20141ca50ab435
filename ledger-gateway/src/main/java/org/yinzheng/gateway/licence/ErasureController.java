// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;

/** Erasure by right. Nothing is written to the ledger: it holds nothing that could be erased. */
@RestController
class ErasureController {
    private final EraseLicence eraseLicence;

    ErasureController(EraseLicence eraseLicence) {
        this.eraseLicence = eraseLicence;
    }

    @Operation(
            summary = "Erase the content of a licence that no longer counts: its key is destroyed",
            description = "By an approver of the issuing agency. The ledger keeps identifier, dates and states.",
            tags = "licences")
    @PostMapping("/api/v1/licences/{licenceId}/erasure")
    Erased erase(Caller caller, @PathVariable String licenceId) {
        return new Erased(licenceId, eraseLicence.erase(caller, licenceId));
    }

    /** @param erasedAt epoch seconds */
    @Schema(name = "ErasedLicence")
    record Erased(String licenceId, long erasedAt) {}
}
