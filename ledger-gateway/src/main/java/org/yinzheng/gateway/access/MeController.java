// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.organisation.Role;

@RestController
class MeController {
    @Operation(
            summary = "Who am I here: agency and roles of the registered identity behind this account",
            tags = "access")
    @GetMapping("/api/v1/me")
    Me me(Caller caller) {
        return new Me(
                caller.account(),
                caller.organisation().mspId(),
                caller.region(),
                caller.agency(),
                caller.identity().officer(),
                caller.identity().roles().stream().sorted().map(Role::word).toList());
    }

    /**
     * @param officer pseudonym from the certificate
     * @param agency 18-character social credit code
     */
    record Me(String account, String mspId, String region, String agency, String officer, List<String> roles) {}
}
