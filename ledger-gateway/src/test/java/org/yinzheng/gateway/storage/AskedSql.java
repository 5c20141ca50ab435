// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Remembers each statement that this process sent to a database, values left out. */
public final class AskedSql extends AppenderBase<ILoggingEvent> {
    private static final Pattern STATEMENT =
            Pattern.compile("Executing prepared SQL statement \\[(.*)]", Pattern.DOTALL);
    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

    public static void forget() {
        ASKED.clear();
    }

    /** What was asked since, in the order of the alphabet. */
    public static Set<String> statements() {
        return new TreeSet<>(ASKED);
    }

    @Override
    protected void append(ILoggingEvent event) {
        var statement = STATEMENT.matcher(event.getFormattedMessage());
        if (statement.matches()) {
            ASKED.add(statement.group(1));
        }
    }
}
