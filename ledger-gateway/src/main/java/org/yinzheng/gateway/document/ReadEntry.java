// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

/**
 * One opening of a document.
 *
 * @param readAt epoch seconds
 * @param reading who and what for
 */
public record ReadEntry(long readAt, Reading reading) {}
