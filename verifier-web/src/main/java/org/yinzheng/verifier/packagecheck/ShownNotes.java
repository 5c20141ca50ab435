// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.packagecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.verifier.verification.Asker;

/**
 * Notes by which this verifier knows again that it was shown a code by the same asker a while ago, and found the holder's
 * answer good. Codes of a wallet live for a minute, and several are not gathered in one. A note says nothing of a verdict:
 * the code is judged again in full, only its minute counts from the time in the note. Nothing is kept here; the key for the
 * notes is this process's own, so that a restart makes them worthless and the holder shows the code again.
 */
@Component
final class ShownNotes {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Pattern NOTE = Pattern.compile("([0-9]{1,12})\\.([0-9a-f]{64})");

    private final SecretKeySpec key;
    private final Clock clock;

    ShownNotes(Clock clock) {
        var secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
    }

    /** The note that this asker was shown this code now. */
    String write(String text, Asker asker) {
        var now = clock.instant().getEpochSecond();
        return now + "." + HexFormat.of().formatHex(proof(now, text, asker));
    }

    /** When this asker was shown this code, epoch seconds; empty for a note of somebody else's, of another code, or too old. */
    Optional<Long> read(@Nullable String note, String text, Asker asker) {
        var parts = NOTE.matcher(Optional.ofNullable(note).orElse(""));
        if (!parts.matches()) {
            return Optional.empty();
        }
        var at = Long.parseLong(parts.group(1));
        var proven =
                MessageDigest.isEqual(proof(at, text, asker), HexFormat.of().parseHex(parts.group(2)));
        return Optional.of(at).filter(time -> proven && clock.instant().getEpochSecond() - time <= LIFE.toSeconds());
    }

    private byte[] proof(long at, String text, Asker asker) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // an asker's name holds no line end
            return mac.doFinal((at + "\n" + asker.name() + "\n" + text).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 belongs to every Java", e);
        }
    }
}
