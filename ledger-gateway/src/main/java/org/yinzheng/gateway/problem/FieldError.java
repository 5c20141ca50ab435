// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

/**
 * One wrong member of a request.
 *
 * @param field path in the body, for example {@code fields.validTo}
 * @param code stable, upper snake case
 * @param detail what would be accepted; never repeats a personal value
 */
public record FieldError(String field, String code, String detail) {}
