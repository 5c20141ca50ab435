// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {
    private static final Instant START = Instant.ofEpochSecond(1_795_000_000);
    private static final Instant END = START.plusSeconds(3600);

    private Instant now = START;
    private final List<String> checked = new ArrayList<>();
    private final RememberedTokens tokens =
            new RememberedTokens(this::check, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    /** As the strict check does, which looks at signature and time. */
    private Jwt check(String token) {
        checked.add(token);
        if (token.equals("forged") || !now.isBefore(END)) {
            throw new BadJwtException("not accepted");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject(token)
                .expiresAt(END)
                .build();
    }

    @Test
    void a_token_is_checked_once_and_again_from_its_end_on() {
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
        now = END.minusMillis(1);
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
        assertThat(checked).containsExactly("one");
        now = END;
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("one"));
    }

    @Test
    void another_text_is_another_token_and_what_was_refused_is_not_remembered() {
        tokens.decode("one");
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
        }
        assertThat(checked).containsExactly("one", "forged", "forged");
    }
}
