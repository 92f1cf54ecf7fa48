# The file is not there


def save_model(model, path):
    return model.state_dict()


def load_model(model, path):
    return model
