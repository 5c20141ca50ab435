// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import org.yinzheng.gateway.problem.InvalidRequestException;

/**
 * Who opens a document, and what for. Every opening is recorded with it.
 *
 * @param reader pseudonym of the officer, or the name of a service
 * @param purpose 1 to 200 characters
 */
public record Reading(String reader, String purpose) {
    private static final int LONGEST_READER = 64;
    private static final int LONGEST_PURPOSE = 200;

    public Reading {
        if (reader.isBlank() || reader.length() > LONGEST_READER) {
            throw new InvalidRequestException("reader must have 1 to " + LONGEST_READER + " characters");
        }
        if (purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
            throw new InvalidRequestException("purpose must have 1 to " + LONGEST_PURPOSE + " characters");
        }
    }

    /** The gateway's own reading in the course of an operation that names itself. */
    public static Reading byService(String purpose) {
        return new Reading("gateway", purpose);
    }
}
