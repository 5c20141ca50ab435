// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state as it stood at the first read, whatever is committed meanwhile. To be closed soon; for one thread. */
public final class Snapshot implements StateView, AutoCloseable {
    private final StateView view;
    private final Runnable release;

    Snapshot(StateView view, Runnable release) {
        this.view = view;
        this.release = release;
    }

    @Override
    public @Nullable StateValue get(String namespace, String key) {
        return view.get(namespace, key);
    }

    @Override
    public List<Map.Entry<String, StateValue>> range(String namespace, String from, String to, int limit) {
        return view.range(namespace, from, to, limit);
    }

    @Override
    public List<Version> history(String namespace, String key) {
        return view.history(namespace, key);
    }

    @Override
    public void close() {
        release.run();
    }
}
