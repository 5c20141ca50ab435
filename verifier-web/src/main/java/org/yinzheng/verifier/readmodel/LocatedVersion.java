// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

/** A version of a record with the namespace in which it was found. */
public record LocatedVersion(String namespace, RecordVersion version) {}
