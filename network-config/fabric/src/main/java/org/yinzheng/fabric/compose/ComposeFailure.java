// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yinzheng.fabric.FabricFailure;

/** Finds the one cause in what compose says. */
final class ComposeFailure {
    private static final Pattern PORT = Pattern.compile(":(\\d+)(?:/tcp)?: .*(?:already in use|already allocated)"
            + "|Bind for [0-9.]+:(\\d+) failed: port is already allocated");

    private ComposeFailure() {}

    static FabricFailure of(Command.Outcome outcome) {
        String said = outcome.output();
        Matcher port = PORT.matcher(said);
        if (port.find()) {
            String number = port.group(1) == null ? port.group(2) : port.group(1);
            return new FabricFailure(
                    "port " + number + " is used by another program",
                    "stop it (ss -ltnp 'sport = :" + number + "'), or give the node another port in network.yaml");
        }
        if (said.contains("no space left on device")) {
            return new FabricFailure("the disk is full", "free some space; docker system df says what docker holds");
        }
        return new FabricFailure(
                "docker compose ended with status " + outcome.status() + " (" + outcome.lastLines(2) + ")",
                "run ./yinzheng network doctor");
    }
}
