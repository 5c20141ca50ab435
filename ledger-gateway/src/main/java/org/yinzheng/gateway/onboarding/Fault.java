// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

/**
 * One thing that does not fit.
 *
 * @param path the member, for example {@code fields.validTo} or {@code holders[0].code}
 * @param code stable, UPPER_SNAKE
 * @param detail what would be accepted; never repeats a value
 */
public record Fault(String path, String code, String detail) {}
