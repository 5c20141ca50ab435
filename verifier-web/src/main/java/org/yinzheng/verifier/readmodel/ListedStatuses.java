// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import org.yinzheng.credential.status.ClosedCredentials;
import org.yinzheng.credential.status.StatusBits;

/**
 * What a status list says, as of one moment.
 *
 * @param closed credentials that were closed while their licence is valid
 */
public record ListedStatuses(StatusBits states, ClosedCredentials closed) {}
