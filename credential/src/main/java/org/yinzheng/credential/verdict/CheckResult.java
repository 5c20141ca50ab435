// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

/** How one step ended. */
public enum CheckResult {
    PASS,
    FAIL,
    /** An earlier step failed, or what the step needs is not at hand. */
    NOT_CHECKED,
    /** Judged by a view that is older than the limit: it may have changed since. */
    STALE
}
