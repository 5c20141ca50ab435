// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/**
 * That a recognition record is about a licence, write-once under USE in the recogniser's namespace: a holder asks by licence.
 *
 * @param recordedAt epoch seconds, so that the newest can be told before the records are read
 */
public record UseState(String recognition, long recordedAt) {}
