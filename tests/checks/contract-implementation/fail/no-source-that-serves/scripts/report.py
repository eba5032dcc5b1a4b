print('loans')
