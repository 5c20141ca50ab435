// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.regex.Pattern;
import org.yinzheng.gateway.problem.InvalidRequestException;

/**
 * The caller's name for one request, and what the request said.
 *
 * @param value 8 to 100 characters of letters, digits and {@code -_.:}
 * @param bodyDigest SHA-256 of method, path and body, hex
 */
public record IdempotencyKey(String value, String bodyDigest) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{8,100}");

    public IdempotencyKey {
        if (!wellFormed(value)) {
            throw new InvalidRequestException("not an idempotency key");
        }
    }

    public static boolean wellFormed(String value) {
        return FORM.matcher(value).matches();
    }
}
