// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.util.Objects;
import org.springframework.context.ApplicationContext;

/** Lets tests log in with the secrets that the demonstration made. */
public final class TestAccounts {
    private TestAccounts() {}

    public static String secret(ApplicationContext context, String account) {
        return Objects.requireNonNull(
                context.getBean(Accounts.class).account(account).orElseThrow().secret());
    }
}
