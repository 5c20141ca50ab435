// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.yinzheng.launcher.process.LaunchFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Accounts with their secrets, as the gateway wrote them at its first start. */
public final class Accounts {
    private final Map<String, String> secrets;

    /** Accounts from name to secret. */
    public Accounts(Map<String, String> secrets) {
        this.secrets = new TreeMap<>(secrets);
    }

    /** Reads {@code accounts.yaml}. */
    public static Accounts read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LaunchFailure("there are no accounts yet (" + file + "); run ./yinzheng demo first");
        }
        Map<String, String> secrets = new TreeMap<>();
        JsonNode root = new YAMLMapper().readTree(Files.readString(file));
        for (JsonNode account : root.path("accounts")) {
            secrets.put(account.path("id").asString(), account.path("secret").asString());
        }
        return new Accounts(secrets);
    }

    /** Whether there is such an account. */
    public boolean has(String account) {
        return secrets.containsKey(account);
    }

    /** The secret of an account. */
    public String secret(String account) {
        String secret = secrets.get(account);
        if (secret == null) {
            throw new LaunchFailure("there is no account " + account + "; there are " + secrets.keySet());
        }
        return secret;
    }
}
