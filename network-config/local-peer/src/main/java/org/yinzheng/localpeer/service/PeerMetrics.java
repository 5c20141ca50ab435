// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.localpeer.channel.ChaincodeDefinition;
import org.yinzheng.localpeer.commit.CommitListener;
import org.yinzheng.localpeer.ledger.TransactionPlace;

/**
 * The metrics that Fabric has for these things, under Fabric's names, labels and bucket limits (metrics reference of Fabric
 * 3.1.5), in Prometheus' text format 0.0.4. Written by hand, because the client libraries put {@code _total} behind every
 * counter's name and Fabric does not.
 */
public final class PeerMetrics implements CommitListener {
    private static final double[] LIMITS = {0.005, 0.01, 0.015, 0.05, 0.1, 1, 10};
    private static final String UNKNOWN = "unknown";

    private final String channel;
    private final Map<String, String> chaincodes;
    private final LongSupplier height;
    private final Map<String, Long> transactions = new TreeMap<>();
    private final long[] buckets = new long[LIMITS.length];
    private long blocks;
    private double seconds;

    PeerMetrics(String channel, List<ChaincodeDefinition> definitions, LongSupplier height) {
        this.channel = channel;
        this.chaincodes = definitions.stream()
                .collect(Collectors.toMap(
                        ChaincodeDefinition::name, definition -> definition.name() + ":" + definition.version()));
        this.height = height;
    }

    @Override
    public synchronized void committed(Block block, List<TransactionPlace> places) {
        byte[] flags = block.getMetadata()
                .getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE)
                .toByteArray();
        for (int i = 0; i < flags.length; i++) {
            TxValidationCode code = TxValidationCode.forNumber(flags[i] & 0xff);
            String labels = labels(block.getData().getData(i)) + ",validation_code=\""
                    + (code == null ? TxValidationCode.INVALID_OTHER_REASON : code) + "\"";
            transactions.merge(labels, 1L, Long::sum);
        }
    }

    @Override
    public synchronized void took(Duration duration) {
        double time = duration.toNanos() / 1e9;
        for (int i = 0; i < LIMITS.length; i++) {
            if (time <= LIMITS[i]) {
                buckets[i]++;
            }
        }
        blocks++;
        seconds += time;
    }

    /** Only chaincodes of the network's description get a name: what a client writes there has no bound. */
    private String labels(ByteString envelope) {
        String type = UNKNOWN;
        String chaincode = UNKNOWN;
        try {
            ChannelHeader header = ChannelHeader.parseFrom(
                    Payload.parseFrom(Envelope.parseFrom(envelope).getPayload())
                            .getHeader()
                            .getChannelHeader());
            HeaderType known = HeaderType.forNumber(header.getType());
            type = known == null ? UNKNOWN : known.name();
            chaincode = chaincodes.getOrDefault(
                    ChaincodeHeaderExtension.parseFrom(header.getExtension())
                            .getChaincodeId()
                            .getName(),
                    UNKNOWN);
        } catch (InvalidProtocolBufferException e) {
            // counted as unknown: the block says that it is invalid
        }
        return "channel=\"" + channel + "\",transaction_type=\"" + type + "\",chaincode=\"" + chaincode + "\"";
    }

    /**
     * Everything as text.
     *
     * @param waiting transactions that wait to be ordered
     */
    synchronized String text(int waiting) {
        StringBuilder text = new StringBuilder();
        head(text, "ledger_blockchain_height", "gauge", "Height of the chain in blocks.");
        line(text, "ledger_blockchain_height", "channel=\"" + channel + "\"", String.valueOf(height.getAsLong()));
        head(text, "ledger_transaction_count", "counter", "Number of transactions processed.");
        transactions.forEach((labels, count) -> line(text, "ledger_transaction_count", labels, String.valueOf(count)));
        processingTime(text);
        head(
                text,
                "consensus_smartbft_pool_count_of_elements",
                "gauge",
                "Number of elements in the consensus request pool.");
        line(text, "consensus_smartbft_pool_count_of_elements", "", String.valueOf(waiting));
        return text.toString();
    }

    private void processingTime(StringBuilder text) {
        String name = "ledger_block_processing_time";
        String label = "channel=\"" + channel + "\"";
        head(text, name, "histogram", "Time taken in seconds for ledger block processing.");
        for (int i = 0; i < LIMITS.length; i++) {
            line(text, name + "_bucket", label + ",le=\"" + limit(LIMITS[i]) + "\"", String.valueOf(buckets[i]));
        }
        line(text, name + "_bucket", label + ",le=\"+Inf\"", String.valueOf(blocks));
        line(text, name + "_sum", label, String.format(Locale.ROOT, "%.9f", seconds));
        line(text, name + "_count", label, String.valueOf(blocks));
    }

    private static String limit(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, String labels, String value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(value).append('\n');
    }
}
