// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.watch;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An exception as the log may have it: where it came from, without its words, which may repeat what a person entered. */
public final class Wordless extends Exception {
    private static final long serialVersionUID = 1L;

    /** Causes of causes beyond this are left out; they may also run in a circle. */
    private static final int DEEPEST = 8;

    private Wordless(Throwable e, int deeper) {
        super(name(e), cause(e, deeper), false, true);
        setStackTrace(e.getStackTrace());
    }

    /** The classes and the places of an exception and of its causes; of a database's, its codes too. */
    public static Exception trace(Throwable e) {
        return new Wordless(e, DEEPEST);
    }

    private static String name(Throwable e) {
        var name = e.getClass().getName();
        return e instanceof SQLException failed
                ? "%s, SQL state %s, code %d".formatted(name, failed.getSQLState(), failed.getErrorCode())
                : name;
    }

    private static @Nullable Throwable cause(Throwable e, int deeper) {
        var cause = e.getCause();
        return cause == null || deeper == 0 ? null : new Wordless(cause, deeper - 1);
    }
}
