// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

/**
 * One step of a verification.
 *
 * @param text what was found
 * @param next what to do about it; empty texts when nothing is to be done
 */
public record Check(CheckStep step, CheckResult result, Reason reason, Bilingual text, Bilingual next) {}
