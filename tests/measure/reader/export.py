"""The fitted network as an 8-bit ONNX file, with its hash, trees and figures beside it."""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tests.measure.reader.encoder import Reader
from torch import Tensor, nn

__all__ = ["export"]


class _Alone(nn.Module):
    """The network as it is run: one pair, no padding."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        found: tuple[Tensor, Tensor, Tensor] = self.reader(ids, types, torch.ones_like(ids))
        return found


def export(reader: Reader, trees: dict[str, Any], figures: dict[str, Any], folder: Path) -> None:
    """Write ``reader.onnx`` and ``reader.json`` into ``folder``."""
    reader.eval()
    example = torch.ones((1, 24), dtype=torch.int64), torch.zeros((1, 24), dtype=torch.int64)
    target = folder / "reader.onnx"
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            _Alone(reader),
            example,
            str(whole),
            input_names=["ids", "types"],
            output_names=["relations", "tags", "kinds"],
            dynamic_axes={"ids": {1: "pieces"}, "types": {1: "pieces"}, "tags": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(whole), str(target), weight_type=QuantType.QInt8, per_channel=True)
    told = {
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "figures": figures,
        "trees": trees,
    }
    (folder / "reader.json").write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")
