// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

/** Who made a change: the account, and the client identity it was signed with. */
public record Submitter(String account, String mspId, String client, String agency) {}
