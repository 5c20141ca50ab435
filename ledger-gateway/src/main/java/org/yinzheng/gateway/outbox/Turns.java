// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whose turn it is in a round of recovery: so many of each organisation, the longest waiting first, and in the next round
 * those behind them. What gets no answer holds up neither another organisation nor what waits behind it.
 */
final class Turns {
    private final int ofEach;
    private final Map<String, OpenSubmission> last = new HashMap<>();

    Turns(int ofEach) {
        this.ofEach = ofEach;
    }

    /** One of each organisation after the other. */
    List<OpenSubmission> next(Collection<OpenSubmission> open) {
        var queues = open.stream()
                .sorted(OpenSubmission.OLDEST)
                .collect(Collectors.groupingBy(OpenSubmission::mspId, TreeMap::new, Collectors.toList()));
        last.keySet().retainAll(queues.keySet());
        var turns = new ArrayList<List<OpenSubmission>>();
        queues.forEach((organisation, all) -> turns.add(turn(organisation, all)));
        var next = new ArrayList<OpenSubmission>();
        for (int i = 0; i < ofEach; i++) {
            for (var turn : turns) {
                if (i < turn.size()) {
                    next.add(turn.get(i));
                }
            }
        }
        return next;
    }

    private List<OpenSubmission> turn(String organisation, List<OpenSubmission> all) {
        var before = last.remove(organisation);
        var waiting = before == null
                ? all
                : all.stream()
                        .filter(one -> OpenSubmission.OLDEST.compare(one, before) > 0)
                        .toList();
        if (waiting.isEmpty()) {
            waiting = all;
        }
        if (waiting.size() <= ofEach) {
            return waiting;
        }
        var turn = waiting.subList(0, ofEach);
        last.put(organisation, turn.get(ofEach - 1));
        return turn;
    }
}
