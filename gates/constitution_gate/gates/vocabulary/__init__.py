"""Words of each language by which demands and facts are recognised: data, one module per language."""
