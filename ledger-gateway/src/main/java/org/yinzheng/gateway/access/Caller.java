// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;

/**
 * Who makes a request. Agency and roles are those of the registered identity and never come from the request.
 *
 * @param account the account's name
 */
public record Caller(String account, Organisation organisation, LedgerIdentity identity) {
    /** @throws org.yinzheng.gateway.problem.ProblemException if the identity has none of the roles */
    public void require(Role... accepted) {
        if (Arrays.stream(accepted).noneMatch(identity.roles()::contains)) {
            throw Problem.ROLE_REQUIRED.exception(words(Set.of(accepted)), words(identity.roles()));
        }
    }

    public String agency() {
        return identity.agency();
    }

    public String region() {
        return organisation.region();
    }

    private static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(", "));
    }
}
