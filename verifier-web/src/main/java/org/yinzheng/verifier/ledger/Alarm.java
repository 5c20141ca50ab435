// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

import java.time.Instant;

/**
 * Something an operator must see.
 *
 * @param code stable name
 * @param detail where and what, both sides shown; never content of a document
 * @param since when it was first seen by this machine's clock
 */
public record Alarm(AlarmCode code, String detail, Instant since) {}
