// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Told of a submission's end inside the write that stores it: what was drafted is released, or thrown away. */
public interface SettledListener {
    /** The submission is RECORDED, REFUSED or FENCED. */
    void settled(JdbcClient database, Submission submission);
}
