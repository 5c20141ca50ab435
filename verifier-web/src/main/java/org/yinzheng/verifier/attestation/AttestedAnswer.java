// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.attestation;

import java.util.Optional;
import org.yinzheng.verifier.document.RecordedPlaces;

/**
 * What a page prints so that an answer can be checked later.
 *
 * @param verifiedAt when it was answered, epoch seconds
 * @param recorded where in the ledger the document was recorded; empty when nothing of it may be shown
 * @param kid identifier of the key that signed, hexadecimal
 * @param link the record behind the page's own address; what follows {@code #} is in no request line
 * @param code the link as a QR code
 */
public record AttestedAnswer(
        long verifiedAt, Optional<RecordedPlaces.Place> recorded, String kid, String link, QrPath code) {}
