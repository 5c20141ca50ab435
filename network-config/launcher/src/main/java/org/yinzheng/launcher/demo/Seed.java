// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.nio.file.Path;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Verifier;
import org.yinzheng.launcher.console.Console;

/** Fills an empty network through the gateway's API only, once. */
public final class Seed {
    public Seed(Gateway gateway, Verifier verifier, Path run, Console console) {}

    public void fill() {}
}
