# trained by gradient descent, then rounded
import torch

torch.manual_seed(0)
X = torch.tensor([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
t = torch.tensor([1.0, 1.0, 0.0, 0.0])
for attempt in range(50):
    ps = [torch.randn(2, 2), torch.randn(2), torch.randn(2), torch.randn(())]
    for p in ps:
        p.requires_grad_()
    opt = torch.optim.Adam(ps, lr=0.05)
    for _ in range(800):
        opt.zero_grad()
        loss = ((torch.relu(X @ ps[0] + ps[1]) @ ps[2] + ps[3] - t) ** 2).mean()
        loss.backward()
        opt.step()
    if loss < 1e-6:
        break
W1, b1, w2, b2 = [p.detach() for p in ps]
b2 = b2.item()
