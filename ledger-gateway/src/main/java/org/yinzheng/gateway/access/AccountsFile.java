// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.storage.DataFolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code accounts.yaml}: a list {@code accounts} of {@code {id, secret, mspId, client}}, readable by its owner alone.
 * The demonstration makes it on first use, one account for each registered client, each with a random secret.
 */
final class AccountsFile {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Path file;

    AccountsFile(Path file) {
        this.file = file;
    }

    List<Account> read() {
        try (var reader = Files.newBufferedReader(file)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return MAPPER.convertValue(tree, Content.class).accounts();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the accounts in " + file, e);
        }
    }

    /** Adds what is missing and keeps what is there, so that a new client gets an account after an upgrade. */
    List<Account> readOrMake(Organisations organisations) {
        var accounts = new ArrayList<>(Files.exists(file) ? read() : List.<Account>of());
        var known = accounts.stream().map(Account::id).toList();
        boolean changed = false;
        for (var organisation : organisations.all()) {
            for (String client :
                    organisation.clients().keySet().stream().sorted().toList()) {
                if (!known.contains(client)) {
                    accounts.add(new Account(client, randomSecret(), organisation.mspId(), client));
                    changed = true;
                }
            }
        }
        if (changed) {
            write(accounts);
        }
        return accounts;
    }

    private void write(List<Account> accounts) {
        var rows = accounts.stream()
                .map(one -> Map.of(
                        "id", one.id(),
                        "secret", String.valueOf(one.secret()),
                        "mspId", one.mspId(),
                        "client", one.client()))
                .toList();
        try {
            DataFolder.writePrivate(
                    file, new Yaml().dump(Map.of("accounts", rows)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String randomSecret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    record Content(List<Account> accounts) {}
}
