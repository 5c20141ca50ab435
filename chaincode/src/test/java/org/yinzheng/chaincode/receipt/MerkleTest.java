// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The leaves, roots and paths are the published ones of the Certificate Transparency project for RFC 6962. */
final class MerkleTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HEX::parseHex)
            .map(Merkle::leafHash)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void the_published_roots_are_reproduced(int size, String root) {
        assertThat(HEX.formatHex(Merkle.root(LEAVES.subList(0, size)))).isEqualTo(root);
    }

    @Test
    void a_published_audit_path_is_reproduced() {
        assertThat(Merkle.path(5, LEAVES))
                .extracting(HEX::formatHex)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 33})
    void every_leaf_leads_to_the_root_and_only_from_its_own_place(int size) {
        List<byte[]> leaves = IntStream.range(0, size)
                .mapToObj(i -> Merkle.leafHash(new byte[] {(byte) i}))
                .toList();
        byte[] root = Merkle.root(leaves);
        for (int i = 0; i < size; i++) {
            List<byte[]> path = Merkle.path(i, leaves);
            assertThat(Merkle.paths(leaves).get(i)).containsExactlyElementsOf(path);
            assertThat(Merkle.rootFromPath(i, size, leaves.get(i), path)).isEqualTo(root);
            for (int other = 0; other < size; other++) {
                assertThat(leadsElsewhere(other, size, leaves.get(i), path, root))
                        .isEqualTo(other != i);
            }
        }
    }

    @Test
    void a_changed_path_misses_the_root() {
        List<byte[]> path = new ArrayList<>(Merkle.path(2, LEAVES));
        byte[] changed = path.get(1).clone();
        changed[31] ^= 1;
        path.set(1, changed);
        assertThat(Merkle.rootFromPath(2, 8, LEAVES.get(2), path)).isNotEqualTo(Merkle.root(LEAVES));
    }

    @Test
    void paths_of_the_wrong_length_are_refused() {
        List<byte[]> path = Merkle.path(2, LEAVES);
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(new byte[32]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Merkle.rootFromPath(2, 8, LEAVES.get(2), path.subList(0, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> Merkle.rootFromPath(2, 8, LEAVES.get(2), longer));
        assertThatIllegalArgumentException().isThrownBy(() -> Merkle.rootFromPath(8, 8, LEAVES.get(2), path));
    }

    private static boolean leadsElsewhere(int index, int size, byte[] leaf, List<byte[]> path, byte[] root) {
        try {
            return !Arrays.equals(Merkle.rootFromPath(index, size, leaf, path), root);
        } catch (IllegalArgumentException wrongLength) {
            return true;
        }
    }
}
