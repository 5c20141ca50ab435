// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a check is asked besides the document.
 *
 * @param here region that asks, 6 digits
 * @param matter code of the matter for which the document is shown
 * @param asOf the past moment asked about, empty for now
 * @param recordFor address of the page that wants a signed record of the answer, empty for none
 */
public record Question(String here, Optional<String> matter, Optional<Instant> asOf, Optional<URI> recordFor) {}
