// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.screens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Takes a picture of every page of a running demo: on a phone and on a desk, in both languages, in the elder view and at night. */
public final class Screenshots {
    /** What README and docs show. */
    private static final Set<String> CHOSEN = Set.of(
            "verifier-first-zh-phone",
            "verifier-valid-zh-phone",
            "verifier-valid-en-desk",
            "verifier-revoked-elder-phone",
            "verifier-valid-dark-phone",
            "wallet-choose-zh-phone",
            "wallet-code-zh-phone",
            "wallet-code-dark-phone",
            "wallet-paper-elder-phone",
            "console-licence-zh-desk",
            "console-agreements-en-desk",
            "console-issue-form-zh-desk",
            "console-keys-zh-desk");

    private Screenshots() {}

    /** @param arguments data folder of the demo, folder for all pictures, folder for those that documents show */
    public static void main(String[] arguments) throws IOException {
        var desk = Desk.of(Path.of(arguments[0]));
        List<String> failures;
        try (var screen = Screen.open(Path.of(arguments[1]), Path.of(arguments[2]), CHOSEN)) {
            new VerifierPages(screen, desk).take();
            new WalletPages(screen, desk).take();
            new ConsolePages(screen, desk).take();
            failures = screen.failures();
        }
        failures.forEach(System.err::println);
        if (!failures.isEmpty()) {
            System.exit(1);
        }
    }
}
