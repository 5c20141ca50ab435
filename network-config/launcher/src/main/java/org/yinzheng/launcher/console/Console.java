// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.console;

import java.io.PrintStream;

/** Lines for a person, Chinese first, and a progress bar that stays on one line of a terminal. */
public final class Console {
    private static final int WIDTH = 28;

    private final PrintStream out;
    private final boolean terminal;
    private int lastPercent = -1;
    private int lineLength;

    /** A console that writes to standard output. */
    public Console() {
        this(System.out, System.console() != null);
    }

    Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Prints a line. */
    public synchronized void say(String line) {
        endBar();
        out.println(line);
        out.flush();
    }

    /** Draws how far something is; without a terminal, one line every ten per cent. */
    public synchronized void progress(String what, int done, int total) {
        int percent = total == 0 ? 100 : (int) (100L * done / total);
        if (percent == lastPercent) {
            return;
        }
        if (terminal) {
            int filled = WIDTH * percent / 100;
            String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
            String line = "  " + bar + String.format(" %3d%%  ", percent) + what;
            out.print("\r" + line + " ".repeat(Math.max(0, lineLength - line.length())));
            lineLength = line.length();
        } else if (percent / 10 != lastPercent / 10 || lastPercent < 0) {
            out.println("  " + percent + "%  " + what);
        }
        lastPercent = percent;
        out.flush();
        if (percent == 100) {
            endBar();
        }
    }

    private void endBar() {
        if (terminal && lineLength > 0) {
            out.println();
        }
        lineLength = 0;
        lastPercent = -1;
    }
}
