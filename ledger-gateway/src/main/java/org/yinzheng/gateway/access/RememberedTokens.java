// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks the signature of each access token once. The very same text is taken again until it expires; checking it again
 * would cost as much processor time as recording a licence.
 */
final class RememberedTokens implements JwtDecoder {
    private static final int MOST = 1000;

    private final JwtDecoder strict;
    private final Clock clock;
    private final Map<String, Jwt> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jwt> eldest) {
            return size() > MOST;
        }
    });

    RememberedTokens(JwtDecoder strict, Clock clock) {
        this.strict = strict;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        var earlier = known.get(token);
        if (earlier != null && stillValid(earlier)) {
            return earlier;
        }
        known.remove(token);
        var checked = strict.decode(token);
        known.put(token, checked);
        return checked;
    }

    private boolean stillValid(Jwt token) {
        var end = token.getExpiresAt();
        return end != null && clock.instant().isBefore(end);
    }
}
