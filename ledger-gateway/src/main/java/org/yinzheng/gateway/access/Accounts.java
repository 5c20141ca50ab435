// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yinzheng.gateway.organisation.Organisations;

/** All accounts; each stands for exactly one client identity that this gateway holds. */
public final class Accounts {
    private final Map<String, Account> byId = new LinkedHashMap<>();
    private final Organisations organisations;

    public Accounts(Collection<Account> accounts, Organisations organisations) {
        this.organisations = organisations;
        for (Account account : accounts) {
            if (byId.put(account.id(), account) != null) {
                throw new IllegalArgumentException("the account " + account.id() + " is configured twice");
            }
            caller(account);
        }
    }

    public Collection<Account> all() {
        return byId.values();
    }

    public Optional<Account> account(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Caller> caller(String id) {
        return account(id).map(this::caller);
    }

    private Caller caller(Account account) {
        var organisation = organisations
                .byMsp(account.mspId())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the account " + account.id() + " names " + account.mspId() + ", which is not served here"));
        var identity = organisation
                .client(account.client())
                .orElseThrow(() -> new IllegalArgumentException("the account " + account.id() + " names the client "
                        + account.client() + ", which " + account.mspId() + " does not have"));
        return new Caller(account.id(), organisation, identity);
    }
}
