// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

/** A document that was opened. */
public record Document(DocumentSummary summary, DocumentContent content) {}
