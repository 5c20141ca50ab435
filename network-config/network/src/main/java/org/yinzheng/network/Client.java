// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client certificate: one officer of one agency.
 *
 * @param name name of its folder and of the account that uses it, lower-case letters, digits and dashes
 * @param agency the agency's social credit code (GB 32100-2015), attribute {@code yz.agency}
 * @param roles attribute {@code yz.role}; clerk and approver exclude each other
 * @param officer pseudonym that becomes the certificate's common name, never a person's name; made from the name
 *     when the file gives none
 */
public record Client(String name, String agency, List<Role> roles, String officer) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern OFFICER = Pattern.compile("o-[0-9a-f]{6,32}");

    /** Checks the parts. */
    public Client(String name, String agency, List<Role> roles, @Nullable String officer) {
        Require.that(
                NAME.matcher(name).matches(),
                "name",
                "client name '" + name + "': a lower-case letter, then up to 63 lower-case letters, digits, '-'");
        this.name = name;
        this.agency = SocialCreditCode.check("agency of client " + name, agency);
        this.roles = roles(name, roles);
        this.officer = officer == null ? pseudonym(name) : officer;
        Require.that(
                OFFICER.matcher(this.officer).matches(),
                "officer",
                "officer of client " + name + ": 'o-' and 6 to 32 hexadecimal digits, a pseudonym and no name");
    }

    private static List<Role> roles(String name, List<Role> roles) {
        Require.that(
                !roles.isEmpty(), "roles", "roles of client " + name + ": at least one of " + List.of(Role.values()));
        EnumSet<Role> set = EnumSet.copyOf(roles);
        Require.that(set.size() == roles.size(), "roles", "roles of client " + name + ": one is given twice");
        Require.that(
                !(set.contains(Role.CLERK) && set.contains(Role.APPROVER)),
                "roles",
                "roles of client " + name + ": clerk and approver are two people, give each a client");
        return List.copyOf(set);
    }

    private static String pseudonym(String name) {
        return "o-"
                + Sha256.hex(("yinzheng officer " + name).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 10);
    }
}
